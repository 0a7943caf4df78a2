/** What a role of the domain may do, and the ends of the names of the IAM roles that have it. */
export interface Role {
  readonly name: string
  readonly held: readonly string[]
  readonly may?: object
}

/** What of requests is written down: refusals and changes, never what was asked or found. */
export const audit: object = {
  enabled: true,
  audit: {
    enable_rest: true,
    disabled_rest_categories: ['AUTHENTICATED', 'GRANTED_PRIVILEGES'],
    enable_transport: true,
    disabled_transport_categories: ['AUTHENTICATED', 'GRANTED_PRIVILEGES'],
    resolve_bulk_requests: false,
    log_request_body: false,
    resolve_indices: true,
    exclude_sensitive_headers: true,
    ignore_users: [],
    ignore_requests: [],
  },
  compliance: {
    enabled: true,
    internal_config: true,
    external_config: false,
    read_metadata_only: true,
    read_watched_fields: {},
    read_ignore_users: [],
    write_metadata_only: true,
    write_log_diffs: false,
    write_watched_indices: [],
    write_ignore_users: [],
  },
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
