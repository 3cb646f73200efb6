/** What the operating system knows about a process id that was found in a file. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const linux = process.platform === 'linux';

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * Whether the process still does something. A zombie does not: where nobody reaps it (PID 1 of some containers) it stays in
 * the process table for ever, and PostgreSQL would take it for a running server.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  try {
    const state = linux ? /^State:\s+(\S)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] : ps(pid, 'stat').trim()[0];
    return state !== undefined && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Whether the process was started with this argument: tells our PostgreSQL from a stranger that got its process id. */
export function hasArgument(pid: number, argument: string): boolean {
  try {
    if (linux) return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument);
    return ps(pid, 'command').includes(argument);
  } catch {
    return false;
  }
}

/** Waits until `done`; false when it was not within `milliseconds`. */
export async function waitUntil(done: () => boolean, milliseconds: number, interval = 10): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!done()) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
  return true;
}
