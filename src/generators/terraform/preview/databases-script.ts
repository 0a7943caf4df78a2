/**
 * What the task does that makes and drops databases of pull requests. It is told by `ACTION`: `create` or `drop` of the one
 * of `NUMBER`, or `sweep`, which drops all but those of the numbers in `KEEP`. All of them belong to one user, who has nothing else.
 */
export const databasesScript = `set -eu
ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }
number() {
  case "$1" in '' | *[!0-9]*) echo "not the number of a pull request: $1" >&2; exit 2 ;; esac
}
drop() {
  echo "drops pr_$1"
  ask --command "drop database if exists pr_$1 with (force)"
}
case "$ACTION" in
  create)
    number "\${NUMBER:-}"
    ask --set password="$PREVIEW_PASSWORD" << 'SQL'
select 'create role preview login connection limit 40' where not exists (select from pg_roles where rolname = 'preview') \\gexec
alter role preview password :'password';
grant preview to current_user with inherit true, set true;
SQL
    [ "$(ask --command "select 1 from pg_database where datname = 'pr_$NUMBER'")" = 1 ] ||
      ask --command "create database pr_$NUMBER owner preview connection limit 10"
    ask --command "revoke connect, temporary on database pr_$NUMBER from public"
    ;;
  drop)
    number "\${NUMBER:-}"
    drop "$NUMBER"
    ;;
  sweep)
    for database in $(ask --command "select datname from pg_database where datname ~ '^pr_[0-9]+$'"); do
      case " \${KEEP:-} " in *" \${database#pr_} "*) ;; *) drop "\${database#pr_}" ;; esac
    done
    ;;
  *) echo "nobody knows how to $ACTION" >&2; exit 2 ;;
esac
`
