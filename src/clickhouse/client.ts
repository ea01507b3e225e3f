import type { ClickHouseSettings } from './options.js'

/** A query as the client of ClickHouse sends it. */
export interface ExecParameters {
  readonly query: string
  /** The body of an `INSERT`: a `Readable` of Node. */
  readonly values?: AsyncIterable<unknown>
  readonly query_params?: Record<string, unknown>
  readonly clickhouse_settings?: ClickHouseSettings
}

/** What is used of a client: that of `@clickhouse/client` for Node is one. */
export interface ClickHouseClient {
  // A method: the client's own takes more, and gives more.
  exec(parameters: ExecParameters): Promise<{ readonly stream: AsyncIterable<unknown> }>
}
