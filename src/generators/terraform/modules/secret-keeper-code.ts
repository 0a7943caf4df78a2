/** Runs in Lambda, from its template: no more than 4096 characters, CommonJS, with the SDK that the runtime has. */
export const keeperCode = `// Looks at secrets: how old each key is, and makes those anew that are random and have had their time.
const { createHash, randomBytes } = require('node:crypto')
const day = 86400000

// What a secret is to be now. \`born\`: when the value that it has was put in; times in milliseconds.
function turn(value, keys, { now, born, random }) {
  const next = { ...value, kept: { ...value.kept } }
  const over = []
  let turned = false
  const renew = (key, before) => {
    next[key] = random()
    next[key + '-previous'] = before ?? next[key]
    turned = true
    return now
  }
  for (const { key, days, made } of keys) {
    const missing = next[key] === undefined
    if (missing && !made) continue
    const known = next.kept[key] ?? {}
    let since = missing ? renew(key) : known.seen === print(next[key]) ? known.since : born
    if (made && now - since >= days * day) since = renew(key, next[key])
    next.kept[key] = { since, seen: print(next[key]) }
    over.push((now - since) / day - days)
  }
  return { value: next, changed: JSON.stringify(next) !== JSON.stringify(value), turned, over }
}

// Whether a value is the one that was seen before, without keeping it twice.
function print(text) {
  return createHash('sha256').update(String(text)).digest('hex').slice(0, 16)
}

exports.turn = turn

exports.handler = async ({ namespace, secrets }) => {
  const { SecretsManager } = require('@aws-sdk/client-secrets-manager')
  const { CloudWatch } = require('@aws-sdk/client-cloudwatch')
  const manager = new SecretsManager()
  const failed = []
  for (const { id, keys, services = [], groups = [] } of secrets)
    try {
      const got = await manager.getSecretValue({ SecretId: id }).catch((error) => {
        if (error.name !== 'ResourceNotFoundException') throw error
        return {}
      })
      const before = JSON.parse(got.SecretString ?? '{}')
      const when = { now: Date.now(), born: +(got.CreatedDate ?? Date.now()), random: () => randomBytes(48).toString('base64url') }
      const { value, changed, turned, over } = turn(before, keys, when)
      // The version before becomes AWSPREVIOUS by itself.
      if (changed) await manager.putSecretValue({ SecretId: id, SecretString: JSON.stringify(value) })
      if (turned && got.SecretString) await restart(services, groups)
      if (over.length > 0)
        await new CloudWatch().putMetricData({
          Namespace: namespace,
          MetricData: [{ MetricName: 'DaysOverdue', Dimensions: [{ Name: 'Name', Value: id }], Value: Math.max(...over) }],
        })
    } catch (error) {
      failed.push(id + ': ' + error.name)
    }
  if (failed.length > 0) throw new Error(failed.join('; '))
}

// What reads a secret when it starts is started anew, one after the other.
async function restart(services, groups) {
  for (const { cluster, service } of services) {
    const { ECS } = require('@aws-sdk/client-ecs')
    await new ECS().updateService({ cluster, service, forceNewDeployment: true })
  }
  for (const group of groups) {
    const { AutoScaling } = require('@aws-sdk/client-auto-scaling')
    await new AutoScaling().startInstanceRefresh({ AutoScalingGroupName: group })
  }
}
`
