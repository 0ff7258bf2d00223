// ChannelsAPI
