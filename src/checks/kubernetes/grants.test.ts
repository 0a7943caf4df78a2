import { beforeAll, expect, it } from 'vitest'
import { ready, survey } from '../../readers/survey.ts'
import { inspect } from '../inspect.ts'
import { checks } from './rights.ts'

beforeAll(ready)

const role = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: agent }
rules: [{ apiGroups: [''], resources: [pods/exec], verbs: [create] }]
`
const binding = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: agent }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent }
subjects: [{ kind: ServiceAccount, name: agent, namespace: ops }]
`

it('shows a right once: at the binding, where one hands the role out', () => {
  expect(found(role).map(({ resource }) => resource)).toEqual(['ClusterRole/agent'])
  const [finding, ...more] = found(role + binding)
  expect(more).toEqual([])
  expect(finding).toMatchObject({ resource: 'ClusterRoleBinding/agent', related: [{ resource: 'ClusterRole/agent' }] })
})

function found(text: string) {
  return inspect(survey([{ path: 'role.yaml', text }]), checks, new Date('2026-11-21')).findings
}
