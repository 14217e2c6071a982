// How long a phone that is four times slower is busy with each page, for whoever may open it, until
// nothing has moved for two seconds. `--once`: one page of each kind of person, once, with twice the
// limit. Other words choose: whose page, name or address has one of them.
import { blocking, oneOfEach } from "./weights/blocking.mjs";
import { asked, onStage } from "./weights/stage.mjs";

const single = asked("--once");

await onStage(({ browser, url, rows }) => blocking(browser, url, single ? oneOfEach(rows) : rows, { single }));
