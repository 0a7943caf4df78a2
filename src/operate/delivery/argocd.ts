import type { Told } from '../../model/delivery.ts'
import { changesIn, mapIn, textIn, timeIn } from './reading.ts'

/** A delivery as a notification of Argo CD tells of it: `{"app": {{toJson .app}}}`, to which its template may add `environment`, `service` and `changes`. */
export function argocdDelivery(body: unknown, now: Date): Told | undefined {
  const told = mapIn(body)
  const app = mapIn(told.app)
  const metadata = mapIn(app.metadata)
  const labels = mapIn(metadata.labels)
  const destination = mapIn(mapIn(app.spec).destination)
  const operation = mapIn(mapIn(app.status).operationState)
  const result = mapIn(operation.syncResult)
  const name = textIn(metadata.name)
  const revision = textIn(result.revision) ?? textIn(mapIn(mapIn(app.status).sync).revision)
  const status = statusOf(textIn(operation.phase))
  const environment = textIn(told.environment) ?? textIn(labels.environment) ?? textIn(destination.namespace)
  if (!name || !revision || !status || !environment) return undefined
  const started = timeIn(operation.startedAt)
  const changes = changesIn(told.changes)
  const images = mapIn(mapIn(app.status).summary).images
  return {
    // One operation is told of as it begins, ends and is healthy.
    key: `argocd/${textIn(metadata.namespace) ?? ''}/${name}/${revision}/${started?.toISOString() ?? ''}`,
    service: textIn(told.service) ?? textIn(labels['app.kubernetes.io/name']) ?? name,
    environment,
    version: tagIn(images) ?? revision.slice(0, 12),
    status,
    at: (status === 'started' ? started : timeIn(operation.finishedAt)) ?? now,
    source: 'argocd',
    changes: changes.length > 0 ? changes : [{ commit: revision }],
  }
}

function statusOf(phase: string | undefined): Told['status'] | undefined {
  if (phase === 'Succeeded') return 'succeeded'
  if (phase === 'Failed' || phase === 'Error') return 'failed'
  return phase === 'Running' ? 'started' : undefined
}

/** Of an application with one image its tag. */
function tagIn(images: unknown): string | undefined {
  const [image, ...more] = Array.isArray(images) ? images : []
  if (typeof image !== 'string' || more.length > 0) return undefined
  return /:([\w][\w.-]{0,127})(?:@|$)/.exec(image.split('/').at(-1) ?? '')?.[1]
}
