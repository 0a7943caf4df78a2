import { describe, expect, it } from 'vitest'
import { ksmRules, type Rule } from './scraped.ts'

const rules = ksmRules(['shop-production'])
const cronjob = { namespace: 'shop-production', cronjob: 'sweep' }

describe('what the cluster says of itself, for CloudWatch', () => {
  it.each(['mailer', 'keda-hpa-mailer'])('tells of an autoscaler called %s by what it scales', (name) => {
    expect(
      relabelled({
        __name__: 'kube_horizontalpodautoscaler_status_desired_replicas',
        namespace: 'shop-production',
        horizontalpodautoscaler: name,
      }),
    ).toMatchObject({ __name__: 'ReplicasWanted', Namespace: 'shop-production', Service: 'mailer' })
  })

  it('tells how old a job is that never succeeded, beside when it last did, as two series', () => {
    const made = relabelled({ __name__: 'kube_cronjob_created', ...cronjob })
    const done = relabelled({ __name__: 'kube_cronjob_status_last_successful_time', ...cronjob })
    for (const each of [made, done])
      expect(each).toMatchObject({ __name__: 'SecondsSinceSuccess', Namespace: 'shop-production', Service: 'sweep' })
    expect(made).not.toEqual(done)
  })

  it('leaves out what nobody asked for', () => {
    expect(relabelled({ __name__: 'kube_pod_info', namespace: 'shop-production' })).toBeUndefined()
    expect(relabelled({ __name__: 'kube_cronjob_created', ...cronjob, namespace: 'other' })).toBeUndefined()
  })
})

/** As Prometheus relabels a series; `undefined` where it is dropped. */
function relabelled(series: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
  let labels: Readonly<Record<string, string>> | undefined = series
  for (const { source_labels = [], regex = '(.*)', action, target_label, replacement = '$$1' } of rules as Rule[]) {
    if (!labels) return undefined
    const found: RegExpExecArray | null = new RegExp(`^(?:${regex})$`).exec(
      source_labels.map((name) => labels?.[name] ?? '').join(';'),
    )
    if (action) labels = (found !== null) === (action === 'keep') ? labels : undefined
    else if (found && target_label) labels = { ...labels, [target_label]: replacement.replace('$$1', found[1] ?? '') }
  }
  return labels
}
