import { numberIn, textIn } from '../body.ts'
import { hourly, monthly, stored, used } from '../line.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  title: 'Further machines that run all month',
  types: {
    *aws_memorydb_cluster({ body }) {
      const type = textIn(body.node_type)
      const nodes = (numberIn(body.num_shards) ?? 1) * ((numberIn(body.num_replicas_per_shard) ?? 1) + 1)
      yield {
        ...hourly(`Nodes (${type ?? 'unknown type'})`, `memorydb/${type ?? '?'}`, nodes),
        ...opened(type, 'node_type'),
      }
    },
    *aws_dax_cluster({ body }) {
      const type = textIn(body.node_type)
      yield {
        ...hourly(`Nodes (${type ?? 'unknown type'})`, `dax/${type ?? '?'}`, numberIn(body.replication_factor) ?? 1),
        ...opened(type, 'node_type'),
      }
    },
    *aws_sagemaker_notebook_instance({ body }) {
      const type = textIn(body.instance_type)
      yield {
        ...hourly(`Notebook (${type ?? 'unknown type'})`, `sagemaker/notebook/${type ?? '?'}`),
        ...opened(type, 'instance_type'),
      }
      yield stored('Storage', 'sagemaker/storage', numberIn(body.volume_size) ?? 5)
    },
    *aws_fsx_lustre_file_system({ body }) {
      const type = (textIn(body.deployment_type) ?? 'SCRATCH_1').toLowerCase()
      yield stored(`Storage (${type})`, `fsx/lustre/${type}`, numberIn(body.storage_capacity) ?? 1200)
    },
    *aws_appsync_api_cache({ body }) {
      const type = textIn(body.type)
      yield { ...hourly(`Cache (${type ?? 'unknown type'})`, `appsync/cache/${type ?? '?'}`), ...opened(type, 'type') }
    },
    *aws_grafana_workspace(thing) {
      yield monthly('Editor/administrator licenses', 'grafana/editor', thing.use('editors_administrator_licenses') ?? 1)
      yield used('Viewer licenses', 'grafana/viewer', 'month', thing.use('viewer_licenses'))
    },
    *aws_workspaces_workspace() {
      yield monthly('Workspace', 'workspaces/desktop')
    },
  },
}

function opened(type: string | undefined, attribute: string): { readonly open?: string } {
  return type === undefined ? { open: attribute } : {}
}
