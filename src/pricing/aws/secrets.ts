import { numberIn, textIn } from '../body.ts'
import { hourly, monthHours, monthly, tiered, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Keys, secrets, certificates and directories',
  types: {
    *aws_kms_key(thing) {
      yield monthly('Customer master key', 'kms/key')
      const spec = textIn(thing.body.customer_master_key_spec) ?? 'SYMMETRIC_DEFAULT'
      if (spec === 'SYMMETRIC_DEFAULT') {
        yield used('Requests', 'kms/requests', '10k requests', thing.use('monthly_requests'))
        for (const kind of ['ECC', 'RSA'])
          yield used(
            `${kind} GenerateDataKeyPair requests`,
            `kms/requests/${kind.toLowerCase()}-key-pair`,
            '10k requests',
            thing.use(`monthly_${kind.toLowerCase()}_key_pair_requests`),
          )
        return
      }
      const kind = spec === 'RSA_2048' ? 'rsa-2048' : 'asymmetric'
      yield used(`${spec} requests`, `kms/requests/${kind}`, '10k requests', thing.use('monthly_requests'))
    },
    aws_kms_external_key: key,
    aws_kms_replica_key: key,
    *aws_secretsmanager_secret(thing) {
      yield monthly('Secret', 'secretsmanager/secret')
      yield used('API requests', 'secretsmanager/requests', '10k requests', thing.use('monthly_requests'))
    },
    *aws_ssm_parameter(thing) {
      if (textIn(thing.body.tier)?.toLowerCase() !== 'advanced') return
      yield hourly('Parameter storage (advanced)', 'ssm/parameter', 1, thing.use('parameter_storage_hrs') ?? monthHours)
      yield used('API interactions (advanced)', 'ssm/requests', '10k requests', thing.use('monthly_api_interactions'))
    },
    *aws_ssm_activation(thing) {
      if (thing.said('instance_tier') !== 'advanced' && (numberIn(thing.body.registration_limit) ?? 0) <= 1000) return
      yield used('On-prem managed instances (advanced)', 'ssm/instance', 'hour', hours(thing.use('instances')))
    },
    *aws_acmpca_certificate_authority(thing) {
      const requests = thing.use('monthly_requests')
      if (thing.body.usage_mode === 'SHORT_LIVED_CERTIFICATE') {
        yield monthly('Private certificate authority (short-lived certificate mode)', 'acm/authority/short-lived')
        yield used('Certificates (short-lived)', 'acm/certificates/short-lived', 'item', requests)
        return
      }
      yield monthly('Private certificate authority', 'acm/authority')
      yield* tiered('acm/certificates', 'item', requests, [
        { name: 'Certificates (first 1K)', upTo: 1000 },
        { name: 'Certificates (next 9K)', upTo: 10_000 },
        { name: 'Certificates (over 10K)', upTo: Number.POSITIVE_INFINITY },
      ])
    },
    *aws_acm_certificate({ body }) {
      if (textIn(body.certificate_authority_arn) !== undefined) yield monthly('Certificate', 'acm/certificates')
    },
    *aws_cloudhsm_v2_hsm(thing) {
      yield { ...hourly('HSM usage', 'cloudhsm', 1, thing.use('monthly_hrs') ?? monthHours), use: true }
    },
    *aws_directory_service_directory(thing) {
      const { type, edition, size } = thing.body
      const kind = textIn(type) ?? 'SimpleAD'
      const kinds: Readonly<Record<string, string>> = {
        MicrosoftAD: 'Microsoft AD',
        SimpleAD: 'Simple AD',
        ADConnector: 'AD Connector',
      }
      const model = kind === 'MicrosoftAD' ? (textIn(edition) ?? 'Enterprise') : (textIn(size) ?? 'Small')
      const sku = `directory/${kind.toLowerCase()}/${model.toLowerCase()}`
      yield hourly(`Directory service (${kinds[kind] ?? kind}, ${model})`, sku, 2)
      const more = thing.use('additional_domain_controllers')
      if (more !== undefined) yield used('Additional domain controllers', sku, 'hour', hours(more))
      const shared = thing.use('shared_accounts')
      if (kind === 'MicrosoftAD' && shared !== undefined)
        yield used('Directory sharing', `${sku}/sharing`, 'hour', hours(shared))
    },
  },
}

function* key(_: Thing) {
  yield monthly('Customer master key', 'kms/key')
}

function hours(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count * monthHours
}
