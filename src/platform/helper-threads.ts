// Threads beside the one that answers, for what takes long and may take no page with it.
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { NODE_ARGS } from './node-args.ts';

/** How long a thread that is done waits for more, in milliseconds (keuze): reading its script anew takes longer than most of what is asked. */
const PATIENCE = 5_000;

export interface HelperThreads {
  /** A thread that does nothing yet, with no listeners: ask it by a message. Whoever takes it gives it back or terminates it. */
  take(): Worker;
  /** It did all that was asked. One waits a little for the next; more are not kept. */
  give(thread: Worker): void;
}

/** By name: the thread listens itself for who begins to listen, and lets messages through only then. */
const forget = (thread: Worker): void => {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
};

/** Threads that run one script. The script answers messages one after the other and keeps nothing of the one before. */
export const helperThreads = (script: URL, resourceLimits?: ResourceLimits): HelperThreads => {
  let waiting: { thread: Worker; until: NodeJS.Timeout } | undefined;
  return {
    take: () => {
      if (!waiting) {
        return new Worker(script, {
          execArgv: [...NODE_ARGS],
          ...(resourceLimits ? { resourceLimits } : {}),
        });
      }
      const { thread, until } = waiting;
      waiting = undefined;
      clearTimeout(until);
      forget(thread);
      thread.ref();
      return thread;
    },
    give: (thread) => {
      forget(thread);
      // Nobody would hear it; what has no listener ends the process.
      thread.on('error', () => undefined);
      if (waiting) {
        void thread.terminate();
        return;
      }
      const until = setTimeout(() => {
        waiting = undefined;
        void thread.terminate();
      }, PATIENCE);
      until.unref();
      thread.unref();
      thread.once('exit', () => {
        if (waiting?.thread === thread) waiting = undefined;
      });
      waiting = { thread, until };
    },
  };
};
