# What is said when a form is refused and cannot be shown again filled in: a
# heading and a sentence, on a page of their own or over the form, where all that
# was typed still stands. So neither says where it is read.

back = The “Back” button of your browser leads to the form.

unread = The form could not be read
unread-text = Nothing was saved. Try again. If it goes on, call us: we will do it together.
slow = Sending took too long
slow-text = Nothing was saved. Check your network, then send it again.
gone = This can no longer be done
gone-text = It is no longer there, or the site has changed since the page was opened. Reload the page, then try again.
too-many-text = { $minutes ->
    [one] There were many tries. Try again in one minute.
   *[other] There were many tries. Try again in { $minutes } minutes.
}
sign-in-text = Nothing was saved. Sign in again, then send it again.
step-up-text = Nothing was saved. Confirm that it is really you, then send it again.
broken-text = It is not your fault. Try again in a moment. If it goes on, call us.
broken-number-text = It is not your fault. Try again in a moment. If it goes on, call us and give the number { $incident }.
