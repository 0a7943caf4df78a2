import { flag, listOf, literal, mapOf, number, record, scalar } from '../../model/shape.ts'

/** Of a container or of a pod: fields that only one of them has are absent in the other. */
export const securityContext = record(
  {},
  {
    privileged: flag,
    allowPrivilegeEscalation: flag,
    runAsNonRoot: flag,
    runAsUser: number,
    runAsGroup: number,
    readOnlyRootFilesystem: flag,
    procMount: literal,
    capabilities: record({}, { add: listOf(literal), drop: listOf(literal) }),
    seccompProfile: record({}, { type: literal, localhostProfile: literal }),
    appArmorProfile: record({}, { type: literal, localhostProfile: literal }),
    seLinuxOptions: mapOf(literal),
    windowsOptions: record({}, { hostProcess: flag, runAsUserName: literal }),
    fsGroup: number,
    fsGroupChangePolicy: literal,
    supplementalGroups: listOf(number),
    sysctls: listOf(record({}, { name: literal, value: scalar })),
  },
)
