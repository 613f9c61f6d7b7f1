"""Creates, uses and deletes a grant with boto3, and checks each response."""
import sys
import time
import uuid

import boto3
from botocore.exceptions import ClientError

endpoint = sys.argv[1]


def client(account):
    return boto3.client(
        "license-manager",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=account,
        aws_secret_access_key="test",
    )


def same(what, observed, expected):
    if observed != expected:
        sys.exit(f"boto3: {what} is {observed!r}, expected {expected!r}")


def settled(party, arn, status):
    for _ in range(100):
        grant = party.get_grant(GrantArn=arn)["Grant"]
        if grant["GrantStatus"] == status:
            return grant
        time.sleep(0.05)
    sys.exit(f"boto3: the grant is {grant['GrantStatus']}, expected {status}")


grantor, grantee = client("111111111111"), client("222222222222")
sku = f"sku-{uuid.uuid4()}"
license_arn = grantor.create_license(
    LicenseName="boto3",
    ProductName="product",
    ProductSKU=sku,
    Issuer={"Name": "issuer"},
    HomeRegion="us-east-1",
    Validity={"Begin": "2026-01-01T00:00:00Z", "End": "2046-01-01T00:00:00Z"},
    Entitlements=[{"Name": "seats", "Unit": "Count", "MaxCount": 10, "AllowCheckIn": True}],
    Beneficiary="someone",
    ConsumptionConfiguration={"RenewType": "None", "ProvisionalConfiguration": {"MaxTimeToLiveInMinutes": 60}},
    ClientToken=str(uuid.uuid4()),
)["LicenseArn"]

created = grantor.create_grant(
    ClientToken=str(uuid.uuid4()),
    GrantName="boto3 grant",
    LicenseArn=license_arn,
    Principals=["arn:aws:iam::222222222222:root"],
    HomeRegion="us-east-1",
    AllowedOperations=["CheckoutLicense", "CheckInLicense"],
)
arn = created["GrantArn"]
same("the first version", created["Version"], "1")
settled(grantor, arn, "PENDING_ACCEPT")
same("the accepted status", grantee.accept_grant(GrantArn=arn)["Status"], "DISABLED")

activated = grantee.create_grant_version(
    ClientToken=str(uuid.uuid4()), GrantArn=arn, Status="ACTIVE", StatusReason="boto3 says so"
)
same("the second version", activated["Version"], "2")
same("the reason", settled(grantor, arn, "ACTIVE")["StatusReason"], "boto3 says so")

received = grantee.list_received_licenses(Filters=[{"Name": "ProductSKU", "Values": [sku]}])["Licenses"]
same("the number of received licenses", len(received), 1)
same("the received status", received[0]["ReceivedMetadata"]["ReceivedStatus"], "ACTIVE")

try:
    grantor.delete_grant(GrantArn=arn, Version="1")
    sys.exit("boto3: an older version was taken")
except ClientError as error:
    same("the refusal", error.response["Error"]["Code"], "ValidationException")
    same("the refusal's status", error.response["ResponseMetadata"]["HTTPStatusCode"], 400)

deleted = grantor.delete_grant(GrantArn=arn, Version="2", StatusReason="the walk is over")
same("the deleted status", deleted["Status"], "DELETED")
same("the last reason", settled(grantee, arn, "DELETED")["StatusReason"], "the walk is over")
print("boto3 ok")
