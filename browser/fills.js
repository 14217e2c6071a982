// A sentence that is chosen begins the text under it, where it can be changed. What
// somebody wrote there is left as it is: the sentence then goes before it once it is sent,
// as without scripts.

const begun = new WeakSet();
const filled = (target) => (target.dataset?.fills === undefined ? null : document.getElementById(target.dataset.fills));

export function chosen(select) {
  const field = filled(select);
  const ready = [...select.options].map((option) => option.value);
  if (!field || !ready.includes(field.value.trim())) return;
  field.value = select.value;
  begun.add(select);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// It is in the text now: it is not sent twice. Only once it is left, so that the arrows
// go on from where they were.
document.addEventListener("focusout", ({ target }) => {
  if (begun.delete(target)) target.value = "";
});
