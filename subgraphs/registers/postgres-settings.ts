/**
 * Command-line settings of the embedded server.
 * @param durable false gives up crash safety for speed
 */
export function postgresSettings(durable: boolean): string[] {
  const settings = durable ? always : { ...always, ...fast };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  // A table that is made and loaded in one transaction is then not written to the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  log_destination: 'stderr',
  // `log` ranks above `error` here: messages of failed statements carry identifiers.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  timezone: 'UTC',
};

const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
