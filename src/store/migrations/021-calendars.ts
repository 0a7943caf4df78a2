export const migration = `
-- Calendars that are read again and again; the address may be a secret, so it is sealed.
create table calendar_source (
  id bigint generated always as identity primary key,
  schedule text not null references schedule (name) on delete cascade,
  sealed text not null,
  reads text not null check (reads in ('away', 'shifts')),
  person text,
  created_at timestamptz not null,
  created_by text not null,
  read_at timestamptz,
  error text
);
`
