import { flagChecks, isNot, isSet } from './flags.ts'

/** Flags of kube-scheduler. */
export const checks = flagChecks('kube-scheduler', 'cis-kubernetes/1.4', ['config'], {
  profiling: {
    title: 'Scheduler offers its profiles',
    why: `Profiles show the inside of the program and cost time to whoever asks for many. Turn them off where nobody uses them.`,
    severity: 'low',
    level: 'strict',
    sources: ['checkov/CKV_K8S_114', 'trivy/KCV-0040'],
    flag: 'profiling',
    wrong: isNot('profiling', 'false'),
    says: 'its inside is open to callers; set it to false',
    bad: ['--profiling=true'],
    good: ['--profiling=false'],
  },
  'bind-address': {
    title: 'Scheduler listens on every address',
    why: `Its health and metrics are for the node alone. Bind it to 127.0.0.1, or accept that who scrapes it reaches it.`,
    severity: 'low',
    level: 'strict',
    sources: ['checkov/CKV_K8S_115', 'trivy/KCV-0041'],
    flag: 'bind-address',
    wrong: (flags) => !isSet('bind-address', '127.0.0.1', '::1', 'localhost')(flags),
    says: 'others than the node reach it; use 127.0.0.1',
    bad: ['--bind-address=0.0.0.0'],
    good: ['--bind-address=127.0.0.1'],
  },
})
