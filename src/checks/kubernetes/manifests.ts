/** Manifests of examples, so that alike checks show only what differs. Lines of a part are indented as YAML asks. */
export function podWith(container: string, spec = ''): string {
  return document('Pod', 'v1', 'web', `${spec}${inContainers(container, '  ')}`)
}

export function deploymentWith(spec: string, pod = '', container = ''): string {
  return document(
    'Deployment',
    'apps/v1',
    'web',
    `${spec}  template:\n    spec:\n${pod}${inContainers(container, '      ')}`,
  )
}

export function jobWith(spec: string, pod = ''): string {
  return document('Job', 'batch/v1', 'migrate', `${spec}  template:\n    spec:\n${pod}${inContainers('', '      ')}`)
}

/** A CronJob; `job` are lines of its Job, `pod` of its pod. */
export function cronJobWith(spec: string, job = '', pod = ''): string {
  const template = `      template:\n        spec:\n${pod}${inContainers('', '          ')}`
  return document('CronJob', 'batch/v1', 'report', `${spec}  jobTemplate:\n    spec:\n${job}${template}`)
}

export function document(kind: string, apiVersion: string, name: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\nspec:\n${spec}`
}

function inContainers(lines: string, indent: string): string {
  const fields = lines === '' ? '' : `${lines.replaceAll(/^(?=.)/gm, `${indent}    `)}\n`
  return `${indent}containers:\n${indent}  - name: web\n${indent}    image: nginx:1.29.3\n${fields}`
}
