/** Runs in a page: frames another one; resolves when that has loaded, or was refused. */
export function frame(address: string) {
  return new Promise<void>((resolve) => {
    const element = document.createElement('iframe');
    element.onload = () => resolve();
    element.src = address;
    document.body.append(element);
  });
}

/** Runs in a page: sends a form of one field, as a click would. */
export function submitForm({
  action,
  type,
  field,
}: {
  action: string;
  type: string;
  field: string;
}) {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action, enctype: type });
  const input = document.createElement('input');
  Object.assign(input, { name: field, value: '"}' });
  form.append(input);
  document.body.append(form);
  form.submit();
}
