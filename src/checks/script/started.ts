import type { Container } from '../../kinds/kubernetes.ts'

/** Whether something is mounted where programs are looked for: an init container may have put them there. */
export function mounts({ volumeMounts = [] }: Container): boolean {
  return volumeMounts.some((mount) => /(?:^|\/)(?:bin|sbin|tools?|opt)(?:\/|$)/.test(mount?.mountPath ?? ''))
}
