package dev.lmc.target;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A block of IP addresses, like {@code 10.0.0.0/8}.
 *
 * @param network an address of the block
 * @param prefix how many of its leading bits all addresses share
 */
record AddressBlock(InetAddress network, int prefix) {
    private static final String LITERAL = "[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?";

    /** Reads a block in CIDR notation; empty if it is none. */
    static Optional<AddressBlock> read(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(parts[1]);
        return address(parts[0])
                .filter(network -> prefix <= network.getAddress().length * 8)
                .map(network -> new AddressBlock(network, prefix));
    }

    /** Returns whether a host is an address of the block; names are not looked up. */
    boolean contains(String host) {
        return address(host)
                .filter(other -> other.getAddress().length == network.getAddress().length)
                .filter(other -> leading(other).equals(leading(network)))
                .isPresent();
    }

    private BigInteger leading(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return text.matches(LITERAL) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
