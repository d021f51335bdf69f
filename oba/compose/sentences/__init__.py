"""A rule's parts as plain sentences, each made from the very object that decides the answers."""
