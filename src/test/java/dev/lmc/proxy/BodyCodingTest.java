package dev.lmc.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyCodingTest {
    private static final byte[] BODY = "{}".getBytes();

    @Test
    void decodesWhatClientsCommonlyAccept() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        write(new GZIPOutputStream(zipped));
        assertThat(BodyCoding.decoded("gzip", zipped.toByteArray())).isEqualTo(BODY);
        assertThat(BodyCoding.decoded("X-GZIP", zipped.toByteArray())).isEqualTo(BODY);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        write(new DeflaterOutputStream(deflated));
        assertThat(BodyCoding.decoded("deflate", deflated.toByteArray())).isEqualTo(BODY);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        write(new DeflaterOutputStream(raw, new Deflater(9, true)));
        assertThat(BodyCoding.decoded("deflate", raw.toByteArray())).isEqualTo(BODY);
        assertThat(BodyCoding.decoded("", BODY)).isEqualTo(BODY);
        assertThatThrownBy(() -> BodyCoding.decoded("gzip", BODY)).isInstanceOf(IOException.class);
    }

    @Test
    void otherCodingsAreNotJudged() {
        assertThat(BodyCoding.isReadable("br")).isFalse();
        assertThat(BodyCoding.isReadable("gzip, br")).isFalse();
        assertThat(BodyCoding.isReadable("Deflate")).isTrue();
    }

    private static void write(OutputStream coding) throws IOException {
        try (coding) {
            coding.write(BODY);
        }
    }
}
