package dev.lmc.report;

import dev.lmc.wire.Exchange;
import dev.lmc.wire.Outcome.Answered;
import dev.lmc.wire.Outcome.Failed;
import dev.lmc.wire.Redaction;
import io.qameta.allure.restassured.AllureRestAssured;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;

/**
 * Attaches an exchange to the Allure test case of this thread by Allure's own filter for REST Assured. The request is
 * not sent again: the last filter of the chain gives the recorded answer.
 */
final class AllureReplay {
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private AllureReplay() {}

    static void attach(Exchange exchange) {
        String name = exchange.number() + " " + exchange.ask().party() + " " + exchange.operation();
        RequestSpecification request = RestAssured.given()
                .config(CONFIG)
                .urlEncodingEnabled(false)
                .filter(new AllureRestAssured()
                        .setRequestAttachmentName(name)
                        .setResponseAttachmentName(exchange.number() + " " + exchange.summary()))
                .filter(new Recorded(exchange));
        Redaction.headers(exchange.sent().headers())
                .forEach((header, values) -> values.forEach(value -> request.header(header, Visible.line(value))));
        if (exchange.sent().body().length > 0) {
            request.body(ExchangeLines.text(exchange.sent().body()));
        }
        request.request(exchange.sent().method(), exchange.sent().uri());
    }

    /** Stands where the network would be. */
    private record Recorded(Exchange exchange) implements OrderedFilter {
        @Override
        public Response filter(
                FilterableRequestSpecification request, FilterableResponseSpecification spec, FilterContext context) {
            ResponseBuilder response = new ResponseBuilder();
            if (exchange.outcome() instanceof Answered answer) {
                response.setStatusCode(answer.status()).setBody(ExchangeLines.text(answer.body()));
                Redaction.headers(answer.headers())
                        .forEach((name, values) -> response.setHeader(name, Visible.line(values.get(0))));
            } else {
                Failed failed = (Failed) exchange.outcome();
                response.setStatusCode(0)
                        .setStatusLine(failed.failure().words())
                        .setBody(Visible.line(failed.detail()));
            }
            return response.build();
        }

        @Override
        public int getOrder() {
            return Integer.MAX_VALUE;
        }
    }
}
