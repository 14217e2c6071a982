// Who walks through which pages. Every page of the program's table is in one
// of these walks: walk.spec.ts fails where one is missing.
import type { Stroll } from "./stroll";
import * as accounts from "./walk-accounts";
import * as seekers from "./walk-seekers";
import * as staff from "./walk-staff";
import * as visitors from "./walk-visitors";

export interface Walk {
  who: string;
  covers: readonly string[];
  /** `number` tells the walks that run at the same time apart. */
  walk: (stroll: Stroll, number: number) => Promise<void>;
}

export const walks: Walk[] = [visitors.reading, visitors.checking, visitors.seeking, accounts.mailed, seekers.spaces, seekers.filling, seekers.fitting, staff.deciding, staff.running];
