import { Container, StepContainer } from '../../kinds/kubernetes.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Image tag can move',
  why: `A missing tag and \`latest\` name a different image tomorrow, so two pods of one
workload may run different code and a rollback restores nothing. Name a version, or better a digest.`,
  severity: 'medium',
  level: 'default',
  on: [Container, StepContainer],
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2'],
  sources: ['checkov/CKV_K8S_14', 'kube-linter/latest-tag', 'polaris/tagNotSpecified', 'trivy/KSV-0013'],
  *run({ image }) {
    if (image === undefined) return
    const { digest, tag = 'latest' } = parseImage(image) ?? { digest: 'unreadable' }
    if (digest === undefined && tag === 'latest')
      yield { at: ['image'], message: `\`${image}\` can change under you; name a version` }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:latest
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
      `,
    },
  ],
}
