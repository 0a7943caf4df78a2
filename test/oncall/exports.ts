const everyDay = [true, true, true, true, true, true, true]

/** Exports as the documentation of each tool shows them, cut short. */
export const exports = {
  pagerduty: {
    users: [
      {
        id: 'PADA',
        name: 'Ada',
        email: 'ada@example.com',
        time_zone: 'Europe/Berlin',
        contact_methods: [
          { id: 'C1', type: 'email_contact_method', address: 'ada@example.com' },
          { id: 'C2', type: 'phone_contact_method', country_code: 49, address: '3012345' },
          { id: 'C3', type: 'push_notification_contact_method', address: 'x' },
        ],
        notification_rules: [
          { start_delay_in_minutes: 5, urgency: 'high', contact_method: { id: 'C2' } },
          { start_delay_in_minutes: 0, urgency: 'low', contact_method: { id: 'C1' } },
        ],
      },
      { id: 'PBOB', name: 'Bob', email: 'bob@example.com', time_zone: 'America/New_York' },
    ],
    teams: [{ id: 'T1', name: 'Shop' }],
    schedules: [
      {
        id: 'S1',
        name: 'Primary On-Call',
        time_zone: 'Europe/Berlin',
        overrides: [{ id: 'O1' }],
        schedule_layers: [
          {
            name: 'Day',
            start: '2026-01-05T08:00:00Z',
            rotation_virtual_start: '2026-01-05T08:00:00Z',
            rotation_turn_length_seconds: 604_800,
            users: [{ user: { id: 'PADA' } }],
            restrictions: [{ type: 'daily_restriction', start_time_of_day: '09:00:00', duration_seconds: 28_800 }],
          },
          {
            name: 'Rest',
            start: '2026-01-05T08:00:00Z',
            rotation_virtual_start: '2026-01-05T08:00:00Z',
            rotation_turn_length_seconds: 86_400,
            users: [{ user: { id: 'PBOB' } }],
            restrictions: [],
          },
        ],
      },
    ],
    escalation_policies: [
      {
        id: 'E1',
        name: 'Standard',
        num_loops: 2,
        teams: [{ id: 'T1' }],
        escalation_rules: [
          { escalation_delay_in_minutes: 10, targets: [{ id: 'S1', type: 'schedule_reference' }] },
          { escalation_delay_in_minutes: 30, targets: [{ id: 'PBOB', type: 'user_reference' }] },
        ],
      },
    ],
    services: [{ id: 'V1', name: 'Orders', escalation_policy: { id: 'E1' } }],
  },
  goalert: {
    data: {
      users: {
        nodes: [
          { id: 'u1', name: 'Ada', email: 'ada@example.com' },
          { id: 'u2', name: 'Bob', email: 'bob@example.com' },
        ],
      },
      rotations: {
        nodes: [
          {
            id: 'r1',
            name: 'Weekly',
            type: 'weekly',
            shiftLength: 1,
            start: '2026-06-01T14:00:00Z',
            timeZone: 'America/Chicago',
            userIDs: ['u2', 'u1'],
          },
        ],
      },
      schedules: {
        nodes: [
          {
            id: 's1',
            name: 'Web',
            timeZone: 'America/Chicago',
            targets: [
              {
                target: { type: 'rotation', id: 'r1', name: 'Weekly' },
                rules: [{ start: '00:00', end: '00:00', weekdayFilter: everyDay }],
              },
              {
                target: { type: 'user', id: 'u1', name: 'Ada' },
                rules: [
                  { start: '08:00', end: '12:00', weekdayFilter: [true, false, false, false, false, false, true] },
                ],
              },
            ],
          },
        ],
      },
      escalationPolicies: {
        nodes: [
          {
            id: 'e1',
            name: 'Default',
            repeat: 1,
            steps: [
              {
                delayMinutes: 15,
                targets: [
                  { type: 'schedule', id: 's1' },
                  { type: 'rotation', id: 'r1' },
                  { type: 'slackChannel', id: 'c1', name: '#ops' },
                ],
              },
              { delayMinutes: 5, targets: [{ type: 'user', id: 'u1' }] },
            ],
          },
        ],
      },
      services: { nodes: [{ id: 'v1', name: 'Web', escalationPolicyID: 'e1' }] },
      userOverrides: { nodes: [{ id: 'o1' }] },
    },
  },
  opsgenie: {
    users: [
      {
        username: 'ada@example.com',
        fullName: 'Ada',
        timeZone: 'Europe/Berlin',
        contacts: [{ method: 'voice', to: '49-3012345' }],
      },
      { username: 'bob@example.com', fullName: 'Bob', timeZone: 'UTC' },
    ],
    teams: [
      { name: 'Shop', members: [{ user: { username: 'ada@example.com' } }, { user: { username: 'bob@example.com' } }] },
    ],
    schedules: [
      {
        name: 'Platform',
        timezone: 'UTC',
        ownerTeam: { name: 'Shop' },
        rotations: [
          {
            name: 'All',
            type: 'daily',
            length: 1,
            startDate: '2026-01-01T00:00:00Z',
            participants: [{ type: 'user', username: 'ada@example.com' }],
          },
          {
            name: 'Night',
            type: 'weekly',
            length: 1,
            startDate: '2026-01-01T00:00:00Z',
            participants: [{ type: 'user', username: 'bob@example.com' }, { type: 'none' }],
            timeRestriction: {
              type: 'weekday-and-time-of-day',
              restrictions: [
                { startDay: 'monday', endDay: 'tuesday', startHour: 16, startMin: 0, endHour: 8, endMin: 0 },
              ],
            },
          },
        ],
      },
    ],
    escalations: [
      {
        name: 'Platform',
        ownerTeam: { name: 'Shop' },
        rules: [
          {
            condition: 'if-not-acked',
            delay: { timeAmount: 5, timeUnit: 'minutes' },
            recipient: { type: 'user', username: 'bob@example.com' },
          },
          {
            condition: 'if-not-acked',
            delay: { timeAmount: 0, timeUnit: 'minutes' },
            recipient: { type: 'schedule', name: 'Platform' },
          },
        ],
        repeat: { waitInterval: 10, count: 1 },
      },
    ],
  },
  'grafana-oncall': {
    users: {
      results: [
        { id: 'U1', username: 'ada', email: 'ada@example.com', timezone: 'UTC', slack: [{ user_id: 'S1' }] },
        { id: 'U2', username: 'bob', email: 'bob@example.com', timezone: 'UTC' },
        { id: 'U3', username: 'cyd', email: 'cyd@example.com', timezone: 'UTC' },
      ],
    },
    personal_notification_rules: [
      { user_id: 'U1', position: 0, type: 'notify_by_slack', important: false },
      { user_id: 'U1', position: 1, type: 'wait', duration: 300, important: false },
      { user_id: 'U1', position: 2, type: 'notify_by_email', important: false },
      { user_id: 'U1', position: 3, type: 'notify_by_phone_call', important: false },
    ],
    schedules: { results: [{ id: 'SC1', name: 'Backend', type: 'web', time_zone: 'UTC', shifts: ['SH1', 'SH2'] }] },
    on_call_shifts: [
      {
        id: 'SH1',
        name: 'all',
        type: 'recurrent_event',
        level: 0,
        start: '2026-01-01T00:00:00',
        duration: 86_400,
        frequency: 'daily',
        interval: 1,
        users: ['U3'],
      },
      {
        id: 'SH2',
        name: 'day',
        type: 'rolling_users',
        level: 1,
        start: '2026-06-01T09:00:00',
        duration: 28_800,
        frequency: 'weekly',
        interval: 1,
        week_start: 'MO',
        by_day: ['MO', 'TU', 'WE', 'TH', 'FR'],
        rolling_users: [['U1', 'U2'], ['U3']],
        start_rotation_from_user_index: 0,
      },
    ],
    escalation_chains: [{ id: 'CH1', name: 'Chain' }],
    escalation_policies: [
      {
        escalation_chain_id: 'CH1',
        position: 0,
        type: 'notify_on_call_from_schedule',
        notify_on_call_from_schedule: 'SC1',
      },
      { escalation_chain_id: 'CH1', position: 1, type: 'wait', duration: 300 },
      { escalation_chain_id: 'CH1', position: 2, type: 'notify_persons', persons_to_notify: ['U2'] },
      { escalation_chain_id: 'CH1', position: 3, type: 'trigger_webhook' },
      { escalation_chain_id: 'CH1', position: 4, type: 'repeat_escalation' },
    ],
  },
} as const
