// Creates, uses and deletes a grant with the AWS SDK for Go, and checks each response.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/licensemanager"
	"github.com/aws/aws-sdk-go-v2/service/licensemanager/types"
)

const reason = "Prüfung läuft — später 🔑"

var ctx = context.Background()

func party(endpoint, account string) *licensemanager.Client {
	return licensemanager.New(licensemanager.Options{
		Region:           "us-east-1",
		Credentials:      credentials.NewStaticCredentialsProvider(account, "test", ""),
		EndpointResolver: licensemanager.EndpointResolverFromURL(endpoint),
	})
}

// succeed returns the result of a call, and ends the walk if it failed.
func succeed[T any](result T, err error) T {
	if err != nil {
		log.Fatal("go: ", err)
	}
	return result
}

func equal[T comparable](what string, expected, actual T) {
	if expected != actual {
		log.Fatalf("go: %s: expected %v, but was %v", what, expected, actual)
	}
}

func token() *string {
	return aws.String(fmt.Sprint("go-", time.Now().UnixNano()))
}

func settled(reader *licensemanager.Client, arn *string, status types.GrantStatus) *types.Grant {
	for i := 0; i < 100; i++ {
		read := succeed(reader.GetGrant(ctx, &licensemanager.GetGrantInput{GrantArn: arn}))
		if read.Grant.GrantStatus == status {
			return read.Grant
		}
		time.Sleep(50 * time.Millisecond)
	}
	log.Fatal("go: the grant never became ", status)
	return nil
}

func main() {
	grantor, grantee := party(os.Args[1], "111111111111"), party(os.Args[1], "222222222222")
	license := succeed(grantor.CreateLicense(ctx, &licensemanager.CreateLicenseInput{
		LicenseName: aws.String("go"),
		ProductName: aws.String("product"),
		ProductSKU:  token(),
		Issuer:      &types.Issuer{Name: aws.String("issuer")},
		HomeRegion:  aws.String("us-east-1"),
		Validity: &types.DatetimeRange{
			Begin: aws.String("2026-01-01T00:00:00Z"), End: aws.String("2046-01-01T00:00:00Z")},
		Entitlements: []types.Entitlement{
			{Name: aws.String("seats"), Unit: types.EntitlementUnitCount, MaxCount: aws.Int64(10)}},
		Beneficiary: aws.String("someone"),
		ConsumptionConfiguration: &types.ConsumptionConfiguration{
			RenewType:                types.RenewTypeNone,
			ProvisionalConfiguration: &types.ProvisionalConfiguration{MaxTimeToLiveInMinutes: aws.Int32(60)}},
		ClientToken: token(),
	}))
	created := succeed(grantor.CreateGrant(ctx, &licensemanager.CreateGrantInput{
		ClientToken: token(),
		GrantName:   aws.String("go grant: für uns"),
		LicenseArn:  license.LicenseArn,
		Principals:  []string{"arn:aws:iam::222222222222:root"},
		HomeRegion:  aws.String("us-east-1"),
		AllowedOperations: []types.AllowedOperation{
			types.AllowedOperationCheckoutLicense, types.AllowedOperationCheckInLicense},
	}))
	arn := created.GrantArn
	equal("the name", "go grant: für uns", *settled(grantor, arn, types.GrantStatusPendingAccept).GrantName)
	accepted := succeed(grantee.AcceptGrant(ctx, &licensemanager.AcceptGrantInput{GrantArn: arn}))
	equal("the status after accepting", types.GrantStatusDisabled, accepted.Status)
	activated := succeed(grantee.CreateGrantVersion(ctx, &licensemanager.CreateGrantVersionInput{
		ClientToken: token(), GrantArn: arn, Status: types.GrantStatusActive, StatusReason: aws.String(reason)}))
	equal("the version", "2", *activated.Version)
	equal("the reason", reason, *settled(grantor, arn, types.GrantStatusActive).StatusReason)

	var readers sync.WaitGroup
	for i := 0; i < 20; i++ {
		readers.Add(1)
		go func() {
			defer readers.Done()
			list := succeed(grantee.ListReceivedGrants(ctx, &licensemanager.ListReceivedGrantsInput{
				Filters: []types.Filter{{Name: aws.String("LicenseArn"), Values: []string{*license.LicenseArn}}}}))
			equal("the received grants", 1, len(list.Grants))
			equal("the received grant", *arn, *list.Grants[0].GrantArn)
		}()
	}
	readers.Wait()

	_, err := grantor.DeleteGrant(ctx, &licensemanager.DeleteGrantInput{GrantArn: arn, Version: aws.String("1")})
	var outdated *types.ValidationException
	equal("an outdated version is refused", true, errors.As(err, &outdated))
	deleted := succeed(grantor.DeleteGrant(ctx, &licensemanager.DeleteGrantInput{
		GrantArn: arn, Version: aws.String("2"), StatusReason: aws.String("over")}))
	equal("the status after deleting", types.GrantStatusDeleted, deleted.Status)
	equal("the last reason", "over", *settled(grantee, arn, types.GrantStatusDeleted).StatusReason)
	fmt.Println("go ok")
}
