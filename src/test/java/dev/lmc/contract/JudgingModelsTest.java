package dev.lmc.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Mismatch.Rule;
import dev.lmc.licensemanager.facts.LicenseManagerContracts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Judges types that License Manager does not use as clients read them. */
class JudgingModelsTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Contract STARS = model("star-catalogue.json");
    private static final Contract TEA = model("tea-house-service-2.json");
    private static final String STAR = "{'starId':'s-0123abcd','name':'Vega','kind':'dwarf','firstSeen':1700000000.25}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'firstSeen':1700000000",
                "'firstSeen':1.7E9",
                "'firstSeen':-1",
                "'catalogued':'2026-03-01T12:00:00Z'",
                "'catalogued':'2026-03-01T12:00:00.123456Z'",
                "'catalogued':'2026-03-01T12:00:00+02:00'",
                "'lastEclipse':'Sun, 01 Mar 2026 12:00:00 GMT'",
                "'lastEclipse':'Sun, 01 Mar 2026 12:00:00.5 GMT'",
                "'magnitude':0.03",
                "'magnitude':1",
                "'magnitude':-1e300",
                "'magnitude':'NaN'",
                "'parallax':'-Infinity'",
                "'luminosity':0.5",
                "'planets':9007199254740993",
                "'distance':9223372036854775808",
                "'distance':-123456789012345678901234567890",
                "'mass':10000000000000000000000",
                "'mass':0.1000000000000000000001",
                "'mass':1e22",
                "'class':2",
                "'names':{}",
                "'names':{'en':'Vega','la':null}",
                "'observations':[]",
                "'observations':[0.5,null,'NaN']",
                "'brightness':{'2025':0.1,'a.b: c':null}",
                "'spectrum':'AQID'",
                "'spectrum':'AQIDBAUG'",
                "'position':{'constellation':'Lyra'}",
                "'position':{'constellation':'Lyra','equatorial':null,'__type':'org.example#Position'}",
                "'position':{'equatorial':{'ascension':18.6,'declination':38.8}}",
                "'position':null",
                "'notes':null",
                "'notes':[1,{'a b':{}}]",
                "'notes':'text'",
                "'companions':[" + STAR + "," + STAR + "]",
                "'variable':true"
            })
    void documentsThatClientsReadConform(String member) throws IOException {
        assertThat(star(member)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'firstSeen':'2026-03-01T12:00:00Z' | star.firstSeen | TYPE | time as seconds since 1970 (a number) | \"2026-03-01T12:00:00Z\"",
                "'firstSeen':null | star.firstSeen | NULL | time as seconds since 1970 (a number) | null",
                "'catalogued':1700000000 | star.catalogued | TYPE | time as RFC 3339 date-time (a string) | 1700000000",
                "'catalogued':'1 March 2026' | star.catalogued | TYPE | time as RFC 3339 date-time (a string) | \"1 March 2026\"",
                "'lastEclipse':'2026-03-01T12:00:00Z' | star.lastEclipse | TYPE | time as HTTP date (a string) | \"2026-03-01T12:00:00Z\"",
                "'magnitude':'0.03' | star.magnitude | TYPE | number | \"0.03\"",
                "'magnitude':true | star.magnitude | TYPE | number | true",
                "'luminosity':0.25 | star.luminosity | RANGE | number from 0.5 to 1000 | 0.25",
                "'planets':1.5 | star.planets | TYPE | integer | 1.5",
                "'planets':9223372036854775808 | star.planets | TYPE | integer | 9223372036854775808",
                "'distance':1.5 | star.distance | TYPE | integer | 1.5",
                "'distance':'9223372036854775808' | star.distance | TYPE | integer | \"9223372036854775808\"",
                "'mass':10000000000000000000001 | star.mass | RANGE | number from 0.1 to 10000000000000000000000 | 10000000000000000000001",
                "'mass':0.0999999999999999999999 | star.mass | RANGE | number from 0.1 to 10000000000000000000000 | 0.0999999999999999999999",
                "'mass':1e400 | star.mass | RANGE | number from 0.1 to 10000000000000000000000 | 1E+400",
                "'class':3 | star.class | ENUM | one of 1, 2 | 3",
                "'kind':'Dwarf' | star.kind | ENUM | one of dwarf, giant | \"Dwarf\"",
                "'names':[] | star.names | TYPE | map of up to 2 entries (string of 1 to 20 characters) | []",
                "'names':{'en':''} | star.names{} | LENGTH | string of 1 to 20 characters | 0 characters: \"\" at the key \"en\"",
                "'names':{'en':7} | star.names{} | TYPE | string of 1 to 20 characters | 7 at the key \"en\"",
                "'names':{'English':'Vega'} | star.names{} | PATTERN | string matching ^[a-z]{2}$ | \"English\"",
                "'names':{'a.b: c':'Vega'} | star.names{} | PATTERN | string matching ^[a-z]{2}$ | \"a.b: c\"",
                "'names':{'en':'a','la':'b','de':'c'} | star.names | LENGTH | map of up to 2 entries (string of 1 to 20 characters) | 3 entries: {\"en\":\"a\",\"la\":\"b\",\"de\":\"c\"}",
                "'observations':['bright'] | star.observations[0] | TYPE | number | \"bright\"",
                "'brightness':{'a.0: b':'bright'} | star.brightness{} | TYPE | number | \"bright\" at the key \"a.0: b\"",
                "'spectrum':'%%%' | star.spectrum | TYPE | bytes in Base64 of 3 to 6 bytes | \"%%%\"",
                "'spectrum':'AQI=' | star.spectrum | LENGTH | bytes in Base64 of 3 to 6 bytes | 2 bytes: \"AQI=\"",
                "'spectrum':[1] | star.spectrum | TYPE | bytes in Base64 of 3 to 6 bytes | [1]",
                "'position':{'constellation':'Lyra','equatorial':{'ascension':1,'declination':1}} | star.position | UNION | union of exactly one of constellation, equatorial | {\"constellation\":\"Lyra\",\"equatorial\":{\"ascension\":1,\"declination\":1}}",
                "'position':{} | star.position | UNION | union of exactly one of constellation, equatorial | {}",
                "'position':{'__type':'org.example#Position'} | star.position | UNION | union of exactly one of constellation, equatorial | {\"__type\":\"org.example#Position\"}",
                "'position':{'constellation':null} | star.position | UNION | union of exactly one of constellation, equatorial | {\"constellation\":null}",
                "'position':{'galactic':{}} | star.position.galactic | UNKNOWN | absent (no such member) | {}",
                "'position':{'equatorial':{'ascension':1}} | star.position.equatorial.declination | REQUIRED | present (required) | absent",
                "'companions':[null] | star.companions[0] | NULL | structure Star | null",
                "'companions':[{'starId':'s-0123abcd','kind':'dwarf','firstSeen':1}] | star.companions[0].name | REQUIRED | present (required) | absent",
                "'starId':'x s-0123abcd' | star.starId | LENGTH | string of 10 characters matching ^s-[0-9a-f]{8}$ | 12 characters: \"x s-0123abcd\""
            })
    void documentsThatClientsDoNotReadDeviate(String member, String path, Rule rule, String expected, String observed)
            throws IOException {
        assertThat(star(member)).contains(new Mismatch(path, rule, expected, observed));
    }

    @Test
    void aShapeInsideItselfIsJudgedAtAnyDepth() throws IOException {
        ObjectNode star = read(STAR);
        ObjectNode inner = star;
        for (int depth = 0; depth < 20; depth++) {
            ObjectNode companion = read(STAR);
            inner.putArray("companions").add(companion);
            inner = companion;
        }
        inner.put("kind", "hole");

        assertThat(STARS.judgeOutput("DescribeStar", JSON.createObjectNode().set("star", star)))
                .containsExactly(new Mismatch(
                        "star" + ".companions[0]".repeat(20) + ".kind", Rule.ENUM, "one of dwarf, giant", "\"hole\""));
    }

    @Test
    void patternsOfAstMatchAPartAndThoseOfBotocoreTheWhole() throws IOException {
        assertThat(tea("'Label':'earl grey'")).isEmpty();
        assertThat(tea("'Label':'Earl Grey'")).extracting(Mismatch::rule).containsExactly(Rule.PATTERN);
    }

    @Test
    void botocoresTypesAreJudged() throws IOException {
        assertThat(tea("'Sugar':{'white':2},'Sweetener':{'Honey':1},'Remarks':{'a':[null]},'Picture':'AQID',"
                        + "'Degrees':80.5,'Refills':[{'Leaf':'black'}]"))
                .isEmpty();
        assertThat(tea("'Sugar':{'white':-2},'Sweetener':{'Honey':1,'Sugar':1},'Picture':'é','Degrees':20,"
                        + "'Refills':[{'Leaf':'red'}]"))
                .extracting(Mismatch::path)
                .containsExactlyInAnyOrder(
                        "Cup.Sugar{}", "Cup.Sweetener", "Cup.Picture", "Cup.Degrees", "Cup.Refills[0].Leaf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StarNotFoundException | 404 | {'message':'no','starId':'s-0123abcd'} | ",
                "StarNotFoundException | 400 | {'Message':'no'} | ",
                "CloudyException | 500 | {} | ",
                "ValidationException | 400 | {'message':'no','fieldList':[]} | ",
                "ThrottlingException | 400 | {} | ",
                "StarNotFoundException | 500 | {} | status",
                "StarNotFoundException | 404 | {'message':7} | message",
                "StarIsGone | 400 | {} | __type"
            })
    void errorsAreJudgedAsServicesSendThem(String code, int status, String body, String path) throws IOException {
        assertThat(STARS.judgeError("DescribeStar", code, status, read(body)))
                .extracting(Mismatch::path)
                .isEqualTo(path == null ? List.of() : List.of(path));
    }

    /** Errors that the model does not list for the operation. */
    @Test
    void anErrorOfAnotherOperationIsOneOfTheService() throws IOException {
        assertThat(STARS.judgeError("ListStars", "StarNotFoundException", 400, read("{}")))
                .isEmpty();
    }

    private static List<Mismatch> star(String member) throws IOException {
        ObjectNode star = read(STAR);
        star.setAll(read("{" + member + "}"));
        return STARS.judgeOutput("DescribeStar", JSON.createObjectNode().set("star", star));
    }

    private static List<Mismatch> tea(String members) throws IOException {
        return TEA.judgeOutput("BrewTea", read("{'Cup':{'Leaf':'green'," + members + "},'ReadyAt':1.5}"));
    }

    private static ObjectNode read(String json) throws IOException {
        JsonNode read = JSON.readTree(json.replace('\'', '"'));
        return (ObjectNode) read;
    }

    private static Contract model(String file) {
        return LicenseManagerContracts.contracts()
                .latest()
                .with(ServiceModel.read(Path.of("src/test/resources/models", file)));
    }
}
