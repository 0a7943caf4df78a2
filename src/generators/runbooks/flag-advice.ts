import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Advice } from './store-advice.ts'

/** What to do when nothing answers for switches, or not for the newest. */
export function flagAdvice({ kind }: Alert, { flags }: Plan): Advice | undefined {
  if (kind !== 'flags-server-failing' || !flags) return undefined
  const { namespace } = flags
  const [own] = flags.environments.filter(({ production }) => production)
  const { server, file } = own ?? { server: '<server>', file: 'flags/<environment>/flags.json' }
  return {
    means:
      'flagd, which answers for the switches of an environment, has had fewer replicas than it should for a quarter of an hour, or replicas with the switches that were delivered last do not come up.',
    impact:
      'While one replica answers, none: the switches are those before the last delivery. While none answers, services go by the defaults in their code.',
    look: [
      `Which pods, and why? \`kubectl -n ${namespace} get pods\`, \`kubectl -n ${namespace} describe pods -l app.kubernetes.io/name=${server}\``,
      `Does it read its file? \`kubectl -n ${namespace} logs deployment/${server} --tail=50\`. A pod that starts and is never ready could not.`,
      `What was changed last? \`git log -3 -p ${file}\``,
    ],
    mend: [
      `A file that cannot be read: revert the commit that changed \`${file}\`.`,
      `A pod without a node: \`kubectl -n ${namespace} get events --field-selector reason=FailedScheduling\`.`,
      'Ended for want of memory: a file that has grown wants more; raise request and limit beside it.',
    ],
    over: 'every replica is available and new.',
  }
}
