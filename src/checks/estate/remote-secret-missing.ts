import { ExternalSecret } from '../../kinds/kubernetes/external-secrets.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<ExternalSecret> = {
  title: 'ExternalSecret asks for a secret that Terraform does not make',
  why: `The store answers that there is no such secret, the Secret is not made, and pods that need it do not start. Name the
secret as Terraform does. Reported only where Terraform makes other secrets of the same ExternalSecrets, all by names
that are known.`,
  severity: 'high',
  level: 'default',
  on: ExternalSecret,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const made = madeIn(estate)
    const store = spec?.secretStoreRef?.name
    if (!made || made.size === 0 || !store) return
    const beside = estate.by(ExternalSecret, storeOf).get(store) ?? []
    const known = beside.flatMap((each) => keysOf(each.data).filter(({ key }) => made.has(key)))
    if (known.length === 0) return
    for (const { key, at } of keysOf(spec ? { spec } : {})) {
      if (made.has(key)) continue
      const [near] = nearest(key, [...made.keys()], 1)
      const shown = [...(near ? [near] : []), ...known.map((each) => each.key)].slice(0, 2)
      yield {
        at,
        message: `Terraform makes no secret \`${key}\`; ${near ? `did you mean \`${near}\`?` : 'make it, or name one that exists'}`,
        related: [
          { resource, at: ['spec', 'secretStoreRef', 'name'], message: 'the store that is asked' },
          ...shown.flatMap((name) => {
            const found = made.get(name)
            return found ? [{ resource: found, at: ['name'], message: `makes \`${name}\`` }] : []
          }),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- secret.yaml --
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: api }
        spec:
          secretStoreRef: { name: aws, kind: ClusterSecretStore }
          data:
            - { secretKey: password, remoteRef: { key: shop/db } }
            - { secretKey: token, remoteRef: { key: shop/payment } }
        -- main.tf --
        resource "aws_secretsmanager_secret" "db" {
          name = "shop/db"
        }
        resource "aws_secretsmanager_secret" "payments" {
          name = "shop/payments"
        }
      `,
      good: `
        -- secret.yaml --
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: { name: api }
        spec:
          secretStoreRef: { name: aws, kind: ClusterSecretStore }
          data:
            - { secretKey: password, remoteRef: { key: shop/db } }
            - { secretKey: token, remoteRef: { key: shop/payments } }
        -- main.tf --
        resource "aws_secretsmanager_secret" "db" {
          name = "shop/db"
        }
        resource "aws_secretsmanager_secret" "payments" {
          name = "shop/payments"
        }
      `,
    },
  ],
}

function keysOf({ spec }: Pick<ExternalSecret, 'spec'>): readonly { readonly key: string; readonly at: Path }[] {
  return [
    ...(spec?.data ?? []).map((each, index) => ({
      key: each?.remoteRef?.key,
      at: ['spec', 'data', index, 'remoteRef', 'key'],
    })),
    ...(spec?.dataFrom ?? []).map((each, index) => ({
      key: each?.extract?.key,
      at: ['spec', 'dataFrom', index, 'extract', 'key'],
    })),
  ].flatMap(({ key, at }) => (key === undefined ? [] : [{ key, at }]))
}

function storeOf({ data }: Resource<ExternalSecret>): string | undefined {
  return data.spec?.secretStoreRef?.name
}

const found = new WeakMap<Estate, ReadonlyMap<string, Resource> | 'open'>()

/** The secrets of AWS by name; undefined where the name of one is not known. */
function madeIn(estate: Estate): ReadonlyMap<string, Resource> | undefined {
  const before = found.get(estate) ?? gathered(estate)
  found.set(estate, before)
  return before === 'open' ? undefined : before
}

function gathered(estate: Estate): ReadonlyMap<string, Resource> | 'open' {
  const names = new Map<string, Resource>()
  for (const resource of estate.of(TerraformResource)) {
    const { type, body } = resource.data
    if (type !== 'aws_secretsmanager_secret' && type !== 'aws_ssm_parameter') continue
    if (typeof body.name !== 'string') return 'open'
    names.set(body.name, resource)
  }
  return names
}
