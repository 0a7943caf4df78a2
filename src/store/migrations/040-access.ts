export const migration = `
create table account (
  name text primary key,
  shown text not null,
  email text,
  role text not null,
  password text,
  password_until timestamptz,
  made_at timestamptz not null,
  made_by text not null,
  seen_at timestamptz,
  removed_at timestamptz
);

create table session (
  hash text primary key,
  account text not null references account (name),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  agent text not null
);
create index session_account on session (account);
create index session_ends_at on session (ends_at);

create table api_token (
  name text primary key,
  hash text not null unique,
  account text not null references account (name),
  personal boolean not null,
  role text not null,
  scopes text[],
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_account on api_token (account);

create table identity (
  issuer text not null,
  subject text not null,
  account text not null references account (name),
  made_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_account on identity (account);

create table attempt (
  subject text primary key,
  failures integer not null,
  at timestamptz not null,
  until timestamptz
);
create index attempt_at on attempt (at);
`
