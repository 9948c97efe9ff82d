"""What hosts must know: policies, lifetimes, types, and configurations made from a built folder."""
