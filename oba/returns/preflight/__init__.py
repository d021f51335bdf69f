"""Every file that comes in is judged as bytes before any library opens it: what it is, how far it reaches."""
