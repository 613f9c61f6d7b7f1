// Creates, uses and deletes a grant with the AWS SDK for JavaScript, and checks each response.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LicenseManager } from '@aws-sdk/client-license-manager';

const endpoint = process.argv[2];
const party = (accessKeyId) =>
  new LicenseManager({ endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'test' } });
const grantor = party('111111111111');
const grantee = party('222222222222');

async function settled(reader, GrantArn, status) {
  for (let i = 0; i < 100; i++) {
    const { Grant } = await reader.getGrant({ GrantArn });
    if (Grant.GrantStatus === status) return Grant;
    await pause(50);
  }
  assert.fail(`the grant never became ${status}`);
}

const license = await grantor.createLicense({
  LicenseName: 'js',
  ProductName: 'product',
  ProductSKU: `sku-${randomUUID()}`,
  Issuer: { Name: 'issuer' },
  HomeRegion: 'us-east-1',
  Validity: { Begin: '2026-01-01T00:00:00Z', End: '2046-01-01T00:00:00Z' },
  Entitlements: [{ Name: 'seats', Unit: 'Count', MaxCount: 10 }],
  Beneficiary: 'someone',
  ConsumptionConfiguration: { RenewType: 'None', ProvisionalConfiguration: { MaxTimeToLiveInMinutes: 60 } },
  ClientToken: randomUUID(),
});
const created = await grantor.createGrant({
  ClientToken: randomUUID(),
  GrantName: 'js grant',
  LicenseArn: license.LicenseArn,
  Principals: ['arn:aws:iam::222222222222:root'],
  HomeRegion: 'us-east-1',
  AllowedOperations: ['CheckoutLicense', 'CheckInLicense'],
  Tags: [{ Key: 'made-by', Value: 'js' }],
});
const GrantArn = created.GrantArn;
assert.equal(created.Version, '1');
await settled(grantor, GrantArn, 'PENDING_ACCEPT');
const tags = await grantor.listTagsForResource({ ResourceArn: GrantArn });
assert.deepEqual(tags.Tags, [{ Key: 'made-by', Value: 'js' }]);
assert.equal((await grantee.acceptGrant({ GrantArn })).Status, 'DISABLED');
const activated = await grantee.createGrantVersion({
  ClientToken: randomUUID(),
  GrantArn,
  Status: 'ACTIVE',
  StatusReason: 'the SDK says so',
  Options: { ActivationOverrideBehavior: 'DISTRIBUTED_GRANTS_ONLY' },
});
assert.equal(activated.Version, '2');
const active = await settled(grantor, GrantArn, 'ACTIVE');
assert.equal(active.StatusReason, 'the SDK says so');
assert.equal(active.Options.ActivationOverrideBehavior, 'DISTRIBUTED_GRANTS_ONLY');
await assert.rejects(grantor.deleteGrant({ GrantArn, Version: '1' }), { name: 'ValidationException' });
assert.equal((await grantor.deleteGrant({ GrantArn, Version: '2', StatusReason: 'over' })).Status, 'DELETED');
assert.equal((await settled(grantee, GrantArn, 'DELETED')).StatusReason, 'over');
console.log('js ok');
