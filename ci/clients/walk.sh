#!/usr/bin/env bash
# Creates, uses and deletes a grant with the AWS CLI, and checks each response.
set -euo pipefail
endpoint=$1
export AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER= AWS_EC2_METADATA_DISABLED=true
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null

as() { # ACCOUNT COMMAND…
    AWS_ACCESS_KEY_ID=$1 /usr/bin/aws license-manager "${@:2}" --endpoint-url "$endpoint" --output text
}
same() { # WHAT OBSERVED EXPECTED
    [ "$2" = "$3" ] || { echo "aws-cli: $1 is '$2', expected '$3'" >&2; exit 1; }
}

license=$(as 111111111111 create-license --license-name cli --product-name product --product-sku "sku-$RANDOM$RANDOM" \
    --issuer Name=issuer --home-region us-east-1 \
    --validity Begin=2026-01-01T00:00:00Z,End=2046-01-01T00:00:00Z \
    --entitlements Name=seats,Unit=Count,MaxCount=10 --beneficiary someone \
    --consumption-configuration 'RenewType=None,ProvisionalConfiguration={MaxTimeToLiveInMinutes=60}' \
    --client-token "t$RANDOM$RANDOM" --query LicenseArn)
arn=$(as 111111111111 create-grant --client-token "t$RANDOM$RANDOM" --grant-name 'cli grant' --license-arn "$license" \
    --principals arn:aws:iam::222222222222:root --home-region us-east-1 \
    --allowed-operations CheckoutLicense CheckInLicense --query GrantArn)
sleep 0.2
same 'the accepted status' "$(as 222222222222 accept-grant --grant-arn "$arn" --query Status)" DISABLED
same 'the activated status' "$(as 222222222222 create-grant-version --client-token "t$RANDOM$RANDOM" \
    --grant-arn "$arn" --status ACTIVE --status-reason 'the CLI says so' --query Status)" ACTIVE
same 'the reason' "$(as 111111111111 get-grant --grant-arn "$arn" --query Grant.StatusReason)" 'the CLI says so'
# The CLI uses --version itself, so the member is passed in a document.
same 'the deleted status' "$(as 111111111111 delete-grant --query Status --cli-input-json \
    "{\"GrantArn\":\"$arn\",\"Version\":\"2\",\"StatusReason\":\"the walk is over\"}")" DELETED
if as 222222222222 accept-grant --grant-arn "$arn" >/dev/null 2>&1; then
    echo 'aws-cli: a deleted grant was accepted' >&2
    exit 1
fi
echo 'aws-cli ok'
