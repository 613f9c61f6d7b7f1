package dev.lmc.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lmc.input.UsageException;
import dev.lmc.licensemanager.parties.Parties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorPartiesTest {
    @ParameterizedTest
    @CsvSource({"111122223333, 111122223333", "ASIAQNZGKIQY56JQ7WML, 029608264753"})
    void theAccountIsInTheKey(String key, String account) {
        assertThat(EmulatorParties.read(Parties.GRANTOR, key + ":secret").account())
                .isEqualTo(account);
    }

    @Test
    void aTokenMayHaveColons() {
        Party party = EmulatorParties.read(Parties.GRANTEE, "111122223333:secret:a:b");
        assertThat(party.keys().secretAccessKey()).isEqualTo("secret");
        assertThat(party.keys().sessionToken()).contains("a:b");
    }

    @Test
    void aProfileIsNeverUsedAwayFromAws() {
        assertThatThrownBy(() -> EmulatorParties.read(Parties.GRANTEE, "default"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--grantee must be KEY:SECRET; profiles and roles require --aws");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hush:hush", "11112222333:hush", ":hush", "hush:", "AKIASHORT:hush", "AKIAIOSFODNN7EXAMPLE:hush"
            })
    void aKeyThatNamesNoAccountIsRefusedWithoutItsSecret(String said) {
        assertThatThrownBy(() -> EmulatorParties.read(Parties.OUTSIDER, said))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--outsider")
                .hasMessageNotContaining("hush");
    }

    @Test
    void oneAccountIsOneParty() {
        assertThatThrownBy(() ->
                        EmulatorParties.read(Parties.byConvention(), Map.of(Parties.GRANTEE, "111111111111:hush")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--grantee and --grantor are both account 111111111111")
                .hasMessageNotContaining("hush");
    }

    @Test
    void unnamedPartiesHaveConventionalAccounts() {
        assertThat(Parties.byConvention().get(Parties.OUTSIDER).account()).isEqualTo("333333333333");
    }
}
