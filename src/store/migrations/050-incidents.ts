export const migration = `
create table incident (
  id bigint generated always as identity primary key,
  title text not null,
  severity smallint not null check (severity between 1 and 4),
  status text not null check (status in ('triggered', 'acknowledged', 'resolved', 'closed')),
  service text,
  labels jsonb not null,
  -- Of the alerts that it was opened for; none where a person opened it.
  group_key text,
  -- The escalation that is told of it, by name.
  escalation text,
  opened_by text not null,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at timestamptz,
  closed_at timestamptz,
  -- What the status page says; null where it says nothing.
  public_title text
);
create index incident_by_time on incident (opened_at desc, id desc);
create index incident_open on incident (severity, opened_at) where status in ('triggered', 'acknowledged');
create index incident_by_group on incident (group_key, id desc) where group_key is not null;
create index incident_by_service on incident (service, opened_at desc);

create table incident_event (
  id bigint generated always as identity primary key,
  incident bigint not null references incident (id),
  at timestamptz not null,
  by text not null,
  kind text not null,
  text text not null,
  data jsonb not null,
  -- Told once, however often a job runs.
  key text,
  unique (incident, key)
);
create index incident_event_order on incident_event (incident, at, id);

create table incident_role (
  incident bigint not null references incident (id),
  role text not null,
  person text not null,
  primary key (incident, role)
);

create table incident_action (
  id bigint generated always as identity primary key,
  incident bigint not null references incident (id),
  text text not null,
  owner text not null,
  due date not null,
  done_at timestamptz
);
create index incident_action_open on incident_action (due) where done_at is null;

create table incident_review (
  incident bigint primary key references incident (id),
  text text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Every time that an alert began, for what counts as an incident only when it comes often.
create table occurrence (
  group_key text not null,
  fingerprint text not null,
  at timestamptz not null,
  primary key (group_key, fingerprint, at)
);
create index occurrence_at on occurrence (at);
`
