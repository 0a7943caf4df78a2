/** What a role of the domain may do, and the ends of the names of the IAM roles that have it. */
export interface Role {
  readonly name: string
  readonly held: readonly string[]
  readonly may?: object
}

export function rolesOf({ traced }: { readonly traced: boolean }): readonly Role[] {
  return [
    {
      name: 'write_logs',
      held: ['fluent-bit'],
      may: {
        cluster_permissions: ['cluster:monitor/main', 'indices:data/write/bulk'],
        index_permissions: [
          { index_patterns: ['logs-*'], allowed_actions: ['indices:data/write/*', 'indices:admin/mapping/put'] },
        ],
      },
    },
    ...(traced
      ? [
          {
            name: 'keep_traces',
            held: ['jaeger'],
            may: {
              cluster_permissions: [
                'cluster_monitor',
                'cluster_composite_ops',
                'indices:admin/template/*',
                'indices:admin/index_template/*',
              ],
              index_permissions: [{ index_patterns: ['jaeger-*'], allowed_actions: ['indices_all'] }],
            },
          },
        ]
      : []),
    {
      name: 'read_logs',
      held: ['grafana', 'log-search-reader'],
      may: {
        cluster_permissions: ['cluster_composite_ops_ro', 'cluster:monitor/main', 'cluster:monitor/health'],
        index_permissions: [
          {
            index_patterns: ['logs-*', ...(traced ? ['jaeger-*'] : [])],
            allowed_actions: ['read', 'indices:admin/mappings/get', 'indices:admin/aliases/get', 'indices:admin/get'],
          },
        ],
      },
    },
    // Of OpenSearch itself: to save searches and pages of Dashboards.
    { name: 'opensearch_dashboards_user', held: ['log-search-reader'] },
  ]
}
