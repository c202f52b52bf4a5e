/** Server settings of the embedded cluster, as `name=value`; durable unless told otherwise. */
export function settings(port: number, { durable }: { durable: boolean }): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // No socket files: their paths have a length limit that deep folders exceed.
    'unix_socket_directories=',
    'max_connections=200',
    'password_encryption=scram-sha-256',
    'shared_buffers=128MB',
    'max_wal_size=1GB',
    // Parallel queries need /dev/shm, which containers keep at 64 MB; views need no parallel scan.
    'max_parallel_workers_per_gather=0',
    'log_timezone=UTC',
    'timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}
