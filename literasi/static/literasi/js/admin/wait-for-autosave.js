// Lets a press of "Publish" and the draft that is saved by itself never meet on their way:
// a new page would be created twice at once, and the second be refused.
const LEAVING_MILLISECONDS = 10_000;
let saving = false;
let leaving = false;
let held = null;

const begin = (event) => {
  if (leaving) event.preventDefault();
  else saving = true;
};

const end = () => {
  saving = false;
  if (!held) return;
  leave();
  // The form learns the new draft's address from the same event; let it do so first.
  setTimeout(release);
};

// By now the buttons may have been drawn anew, so the one pressed is told with the fields.
const release = () => {
  const { form, name, value } = held;
  held = null;
  const tell = ({ formData }) => formData.set(name, value);
  if (name) form.addEventListener("formdata", tell, { once: true });
  form.requestSubmit();
};

const hold = (event) => {
  const { name = "", value = "" } = event.submitter ?? {};
  event.preventDefault();
  event.stopImmediatePropagation();
  held = { form: event.target, name, value: value || name };
};

// Not for ever: the editor may still be asked something, and stay.
const leave = () => {
  leaving = true;
  setTimeout(() => {
    leaving = false;
  }, LEAVING_MILLISECONDS);
};

const submit = (event) => {
  if (!event.target.matches("[data-edit-form]")) return;
  if (saving) hold(event);
  else leave();
};

document.addEventListener("w-autosave:save", begin);
document.addEventListener("w-autosave:success", end);
document.addEventListener("w-autosave:error", end);
document.addEventListener("submit", submit, true);
