"""The attack: what somebody who holds every published file could work out of the numbers withheld from them.

It knows nothing of how numbers were chosen to be withheld. It reads what is published, rebuilds the sums between its
numbers from the rules and the places, which are public, and bounds every count of children in them.
"""
