"""The calls of a run, made by boto3: one test for each of its scenarios. ci/bench/run starts it, with the file of exchanges
and the endpoint in the environment. Ids that the server has assigned are replaced by those of the new responses. The file
does not have the calls that delete resources after a scenario: before a license is granted again, its grant is deleted.
"""
import json
import os
import re

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

ID = re.compile("[0-9a-f]{32}")
ACCOUNTS = {"grantor": "111111111111", "grantee": "222222222222", "outsider": "333333333333"}
CLIENTS = {
    party: boto3.client(
        "license-manager",
        region_name="us-east-1",
        endpoint_url=os.environ["LMC_ENDPOINT"],
        aws_access_key_id=account,
        aws_secret_access_key="test",
        config=Config(parameter_validation=False, retries={"max_attempts": 0}),
    )
    for party, account in ACCOUNTS.items()
}
ids = {}
granted = {}


def scenarios():
    with open(os.environ["LMC_EXCHANGES"], encoding="utf-8") as lines:
        exchanges = sorted((json.loads(line) for line in lines), key=lambda exchange: exchange["number"])
    by_scenario = {}
    for exchange in exchanges:
        by_scenario.setdefault((exchange["scenario"], exchange["title"]), []).append(exchange)
    return by_scenario


def call(exchange):
    """Makes the call and returns the response's document; nothing where boto3 cannot make such a call."""
    try:
        request = json.loads(ID.sub(lambda id: ids.get(id.group(), id.group()), exchange["request"]["body"]))
        return CLIENTS[exchange["party"]]._make_api_call(exchange["operation"], request)
    except ClientError as refused:
        return refused.response
    except (KeyError, TypeError, ValueError, AttributeError, BotoCoreError):
        return None


def delete_earlier(exchange):
    """Deletes the grant of the license to the same principal that an earlier call created."""
    request = json.loads(ID.sub(lambda id: ids.get(id.group(), id.group()), exchange["request"]["body"]))
    client, key = CLIENTS[exchange["party"]], (request["LicenseArn"], *request["Principals"])
    if key in granted:
        try:
            grant = client.get_grant(GrantArn=granted[key])["Grant"]
            client.delete_grant(GrantArn=grant["GrantArn"], Version=grant["Version"])
        except ClientError:
            pass  # it has ended
    return key


def kind(status):
    return "success" if status < 300 else "refusal"


@pytest.mark.parametrize("exchanges", [pytest.param(made, id=" ".join(key)) for key, made in scenarios().items()])
def test_scenario(exchanges):
    for exchange in exchanges:
        grants = exchange["operation"] == "CreateGrant" and exchange["response"]["status"] == 200
        key = delete_earlier(exchange) if grants else None
        response = call(exchange)
        if response is None:
            continue
        before = exchange["response"].get("body", "")
        metadata = response.pop("ResponseMetadata")
        if key and "GrantArn" in response:
            granted[key] = response["GrantArn"]
        ids.update(zip(ID.findall(before), ID.findall(json.dumps(response))))
        assert kind(metadata["HTTPStatusCode"]) == kind(exchange["response"]["status"])
