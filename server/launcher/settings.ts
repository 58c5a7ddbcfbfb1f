import type { Endpoint } from './endpoint.ts'

/** The arguments of postgres: all settings stand here and not in the cluster's own file, so that upgrades change them. */
export function postgresArguments(pgData: string, endpoint: Endpoint): string[] {
  const settings = { ...listening(endpoint), ...MACHINE, ...LOGGING }
  return ['-D', pgData, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** For two cores and 4 to 24 GB, shared with the server itself; what is durable stays at PostgreSQL's defaults. */
const MACHINE = {
  fsync: 'on',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // Our queries are short: compiling them costs more than it saves.
  jit: 'off',
  // A table that an import has just filled is counted within seconds: until then its plans are guesses.
  autovacuum_naptime: '10s',
}

/** DETAIL lines quote the offending row, and a log is no place for a person's data. */
const LOGGING = { log_error_verbosity: 'terse', log_min_error_statement: 'panic' }

function listening({ socketFolder, port, tcp }: Endpoint): Record<string, string> {
  return {
    listen_addresses: tcp ? '127.0.0.1' : '',
    port: String(port),
    // A list of quoted names: commas and quotes in a path are part of it.
    unix_socket_directories: socketFolder === null ? '' : `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  }
}
