/** A line of the log, twice: as a record class, and as the class that one writes without one. */
import { date, defineSlots, f32, oneOf, optional, text, u16, u32 } from 'slotted'

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE']

/** Durations are milliseconds. */
export class Entry extends defineSlots(
  {
    at: date,
    request: u32,
    host: text,
    user: optional(text),
    method: oneOf(...METHODS),
    path: text,
    status: u16,
    bytes: u32,
    duration: f32,
    agent: text,
  },
  { args: ['at', 'request', 'host', 'user', 'method', 'path', 'status', 'bytes', 'duration', 'agent'] },
) {
  get isError() {
    return this.status >= 500
  }

  get summary() {
    return `${this.at.toISOString()} ${this.status} ${this.method} ${this.path} ${this.duration.toFixed(1)} ms`
  }
}

export class PlainEntry {
  constructor(at, request, host, user, method, path, status, bytes, duration, agent) {
    this.at = at
    this.request = request
    this.host = host
    this.user = user
    this.method = method
    this.path = path
    this.status = status
    this.bytes = bytes
    this.duration = duration
    this.agent = agent
  }

  get isError() {
    return this.status >= 500
  }

  get summary() {
    return `${this.at.toISOString()} ${this.status} ${this.method} ${this.path} ${this.duration.toFixed(1)} ms`
  }
}
