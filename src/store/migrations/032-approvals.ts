export const migration = `
create table gate_approval (
  id bigint generated always as identity primary key,
  service text not null,
  -- A principal; whoever asks the gate is another.
  approved_by text not null,
  at timestamptz not null,
  until timestamptz not null,
  reason text not null
);
create index gate_approval_by_service on gate_approval (service, until);
`
