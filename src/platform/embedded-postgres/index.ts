/** Front door of the embedded PostgreSQL. */
import { type JoinOptions, join } from './client.ts';
import { EmbeddedPostgresError } from './problem.ts';

export { EmbeddedPostgresError } from './problem.ts';

export type EmbeddedPostgres = {
  /** Folder of the unix socket; give it to `pg` as `host`. There is no TCP port and no password. */
  readonly host: string;
  /** Superuser and owner of the cluster. */
  readonly user: string;
  /** An empty database that is made with the cluster. */
  readonly database: string;
  /** Process that owns PostgreSQL; for diagnosis only. */
  readonly supervisorPid: number;
  /** Leaves. The last one out waits until PostgreSQL has stopped. Calling it twice is harmless. */
  close(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataDir: string;
  /** For tests: no durability, and the folder is deleted when the last user leaves. */
  readonly throwaway?: boolean;
  /**
   * Called once when the database is gone for good: its folder was deleted, or a new supervisor cannot start it. A crash of
   * PostgreSQL or of its supervisor is mended by itself: open connections break then, and new ones succeed within about a second.
   */
  readonly onLost?: (reason: Error) => void;
};

/**
 * Makes the embedded PostgreSQL of a data folder available to this process: starts it, or joins when another process runs it.
 * All get the same cluster. Does not keep the process alive.
 *
 * @throws EmbeddedPostgresError with a Dutch message that says what to do.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const joinOptions: JoinOptions = { dataDir: options.dataDir, throwaway: options.throwaway ?? false };
  let membership = await join(joinOptions);
  let closed = false;

  const watch = () => {
    const { socket } = membership;
    socket.unref();
    socket.once('close', () => {
      if (closed) return;
      const reason = membership.reasonOfEnd();
      if (reason === undefined) void rejoin();
      else lose(new EmbeddedPostgresError(reason));
    });
  };
  const lose = (reason: unknown) => {
    if (closed) return;
    closed = true;
    options.onLost?.(reason instanceof Error ? reason : new EmbeddedPostgresError(String(reason)));
  };
  const rejoin = async () => {
    try {
      const joined = await join(joinOptions);
      if (closed) return void joined.socket.destroy();
      membership = joined;
      watch();
    } catch (reason) {
      lose(reason);
    }
  };
  watch();

  const { socketDir, user, database, supervisorPid } = membership.ready;
  return {
    host: socketDir,
    user,
    database,
    supervisorPid,
    close: async () => {
      if (closed) return;
      closed = true;
      const { socket } = membership;
      if (socket.destroyed) return;
      socket.ref();
      await new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        // Without this word the supervisor takes it that we were killed, and keeps PostgreSQL for our successor.
        socket.end('goodbye\n');
      });
    },
  };
}
