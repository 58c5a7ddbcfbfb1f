#!/bin/sh
# Runs once in the database's container: the role as which the server works. Migrating grants it what each table allows.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role tongxin_app login password :'password';
SQL
