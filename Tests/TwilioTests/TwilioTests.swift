// Twilio
