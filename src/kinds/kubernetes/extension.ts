import type { DataOf, Kind } from '../../model/resource.ts'
import { flag, listOf, literal, number, record, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

/** Names, versions and scope. The bodies of its schemas are nobody’s resources. */
export const CustomResourceDefinition = {
  id: 'kubernetes/custom-resource-definition',
  title: 'CustomResourceDefinition',
  file: 'crd.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          group: literal,
          scope: literal,
          names: record(
            {},
            {
              kind: literal,
              plural: literal,
              singular: literal,
              listKind: literal,
              shortNames: listOf(literal),
              categories: listOf(literal),
            },
          ),
          versions: listOf(
            record({}, { name: literal, served: flag, storage: flag, deprecated: flag, deprecationWarning: text }),
          ),
          version: literal,
          conversion: record(
            {},
            { strategy: literal, webhook: record({}, { clientConfig: record({}, { service: reference }) }) },
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type CustomResourceDefinition = DataOf<typeof CustomResourceDefinition>

export const APIService = {
  id: 'kubernetes/api-service',
  title: 'APIService',
  file: 'api.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          service: record({}, { name: literal, namespace: literal, port: number }),
          group: literal,
          version: literal,
          insecureSkipTLSVerify: flag,
          groupPriorityMinimum: number,
          versionPriority: number,
          caBundle: text,
        },
      ),
    },
  ),
} satisfies Kind
export type APIService = DataOf<typeof APIService>
